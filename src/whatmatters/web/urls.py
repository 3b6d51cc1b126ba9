handler400 = handler403 = handler404 = handler500 = "x"
urlpatterns = []
